"""wsisdiff: what a new negotiation draft adopted, half adopted or left out of the texts asked for."""
