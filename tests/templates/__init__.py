"""The starter set of forms in LibreOffice: ``make templates``."""
