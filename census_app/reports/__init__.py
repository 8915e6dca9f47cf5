"""Figures and tables, pure: attribution to communes, the summary, and what its workbook's sheets hold."""
