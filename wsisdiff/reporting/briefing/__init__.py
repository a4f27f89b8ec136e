"""The negotiator's briefing."""
