"""Tables and lists of reports: a row or an object each."""
