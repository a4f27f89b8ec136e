"""A reading asked for and taken: questions out, answers in, kept in `readings/`; by a person, any chatbot, or a model called here."""
