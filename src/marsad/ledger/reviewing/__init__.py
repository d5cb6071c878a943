"""What reviewers decide, what waits for them, and who they are."""
