"""Many processes at once: what was agreed before, who asked for it, and all asks over all drafts as a table.

May import: reading, judging, relating, workspace and all below them; not reporting, verbs or commands.
"""
