"""From an SOP to a `Scene`: text measured, table sized, pages broken, symbols placed, arrows routed."""
