"""What a person is told: in the application, by e-mail, by reminder."""
