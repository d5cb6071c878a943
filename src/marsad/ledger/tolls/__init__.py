"""What is claimed of an incident, by whom, and what low, best and high come to."""
