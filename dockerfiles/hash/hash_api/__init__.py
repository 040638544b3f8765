"""The hash service: GET /hash/<text> answers the SHA-1 of the text."""
