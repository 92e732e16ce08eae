"""Word lists and wordings of regulations, as data with their version and source."""
