"""The other forms of an SOP (deck, slide 9): simple steps, hierarchical steps, a flowchart with texts inside.

They are for SOP teknis, one performer's work in detail. Identity and footer are those of the document of
35/2012; the procedure is laid out here as a `Scene`, so that every format that draws a scene draws them.
"""

from sopan.layout.forms.compose import FORMS, compose_form, graphic_form

__all__ = ["FORMS", "compose_form", "graphic_form"]
