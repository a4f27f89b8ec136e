"""A reading asked for and taken: questions out, answers in, kept in `readings/`; by a person, any chatbot, or a model called here.

Row 10 of docs/architecture.md: may import rows 1 to 9.
"""
