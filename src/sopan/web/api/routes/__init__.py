"""The operations of the API, one module a subject; each checks what the page of the same deed checks."""
