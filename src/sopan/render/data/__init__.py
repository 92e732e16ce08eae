"""What renderers put into their files: the style sheet and the script of the web page."""
