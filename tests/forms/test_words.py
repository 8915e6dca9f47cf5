"""Labels, hints and messages: what they show of the answers, and in which language."""

from tests.forms.conftest import Fill

FORM = """
| survey |
|        | type         | name | label::Français (fr) | label::English (en)  | hint::Français (fr) | guidance_hint::Français (fr) | constraint | constraint_message::Français (fr) | constraint_message::English (en) | appearance | calculation |
|        | text         | who  | Qui ?                | Who?                 | Votre nom           | Sans le prénom               | . != 'x'   | Non ${who}                        | Not ${who}                       | multiline  | |
|        | select_one l | what | Que fait ${who} ?    | What does ${who} do? |                     |                              |            |                                   |                                  | minimal    | |
|        | calculate    | name |                      |                      |                     |                              |            |                                   |                                  |            | jr:choice-name(${what}, '${what}') |
|        | note         | said | Dit : ${name}        | Said: ${name}        |                     |                              |            |                                   |                                  |            | |
| choices |
|         | list_name | name | label::Français (fr) | label::English (en) |
|         | l         | sell | ${who} vend          | ${who} sells        |
|         | l         | give | Donne                | Gives               |
| settings |
|          | default_language |
|          | Français (fr)    |
"""  # noqa: E501


def test_words_show_the_answers(fill: Fill) -> None:
    filling = fill(FORM)
    filling.set("/data/who", "Ann")
    assert filling.node("/data/what").label == "Que fait Ann ?"
    assert [choice.label for choice in filling.node("/data/what").choices or ()] == ["Ann vend", "Donne"]
    changed = filling.set("/data/what", "sell")
    assert {"/data/name", "/data/said"} <= changed
    assert filling.node("/data/said").label == "Dit : Ann vend"
    assert "/data/what" in filling.set("/data/who", "Bob"), "its choices have other words"


def test_words_change_with_the_language(fill: Fill) -> None:
    filling = fill(FORM, "English (en)")
    filling.set("/data/who", "x")
    assert filling.node("/data/who").message == "Not x"
    changed = filling.speak("Français (fr)")
    assert {"/data/who", "/data/what", "/data/said"} <= changed
    state = filling.node("/data/who")
    assert (state.label, state.message, state.hint, state.guidance) == (
        "Qui ?",
        "Non x",
        "Votre nom",
        "Sans le prénom",
    )
    assert filling.speak("Klingon") == frozenset()


def test_appearances_are_kept(fill: Fill) -> None:
    filling = fill(FORM)
    assert filling.node("/data/who").appearance == "multiline"
    assert filling.node("/data/what").appearance == "minimal"
