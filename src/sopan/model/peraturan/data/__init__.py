"""The profiles of the regulations, one YAML file each, in the form of `sopan.model.peraturan.profil`."""
