"""The tables of who may open what, one a Django app; test_permissions.py joins and checks them."""
