"""The parts of the bench that need made-up data."""
