"""What Excel's limits made of the data, counted while writing and said at the end."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """Counts of what could not be written as it was, for one workbook."""

    cut: int = 0
    replaced: int = 0
    as_text: int = 0
    links: int = 0
    continued: list[tuple[str, str]] = field(default_factory=list)

    def warnings(self) -> tuple[str, ...]:
        """One French sentence for each kind of thing that happened."""
        said = []
        if self.cut:
            said.append(
                f"{_texts(self.cut)} de plus de 32 767 signes, limite d'Excel, coupé{_s(self.cut)} "
                "et terminé par « … [texte coupé] »."
            )
        if self.replaced:
            said.append(
                f"{_texts(self.replaced)} avec un signe impossible dans un classeur, remplacé par « \ufffd »."
            )
        if self.as_text:
            cells = "valeur écrite" if self.as_text == 1 else "valeurs écrites"
            said.append(
                f"{self.as_text} {cells} comme du texte, parce qu'Excel ne sait pas les tenir "
                "(nombre de plus de quinze chiffres ou date antérieure au 1er mars 1900)."
            )
        if self.links:
            links = f"{self.links} lien{_s(self.links)} laissé{_s(self.links)} de côté"
            said.append(f"{links} : Excel en accepte 65 530 par feuille.")
        said.extend(
            f"La feuille « {long} » est trop longue pour Excel et se poursuit dans « {following} »."
            for long, following in self.continued
        )
        return tuple(said)


def _texts(number: int) -> str:
    return f"{number} texte{_s(number)}"


def _s(number: int) -> str:
    return "s" if number > 1 else ""
