"""Trains the model that ascribe ships: an encoder that marks who says what, and links the marks."""
