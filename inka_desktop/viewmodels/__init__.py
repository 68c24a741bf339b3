"""Floor 5: item models and form state; QtCore and QtGui only."""
