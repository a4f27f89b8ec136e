"""Who got what: asks by their source."""
