"""The law as it stands for this unit on a day: packs, words of the rules, who decides, days off."""
