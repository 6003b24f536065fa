"""What the tablet's page and the citizens' page have in common: a patient server, paces, strict headers."""
