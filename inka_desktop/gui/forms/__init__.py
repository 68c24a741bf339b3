"""The widgets that show and fill a form: one for each type of question, through one table."""
