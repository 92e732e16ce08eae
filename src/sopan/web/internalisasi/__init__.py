"""Reading and understanding an SOP before it is in force, and making it known."""
