"""The command line: parse what the person asked, call one function, show the answer."""
