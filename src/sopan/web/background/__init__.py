"""Work that outlives a request: tasks in the database and the worker that runs them."""
