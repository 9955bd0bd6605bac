"""The packaged dossier of a round: what it holds, its check, its export."""
