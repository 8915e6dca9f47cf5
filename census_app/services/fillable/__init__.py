"""The questionnaire as a workbook that somebody fills in without the program, and its reading back.

`writing` makes the workbook, `reading` understands one that came back, `receiving` makes a draft of it. The
hidden sheet that ties its cells to the questions is in `marks`; how a cell and an answer correspond in
`cells`.
"""
