"""Who is at the made-up Spring Summit. Nobody here exists; the telephone numbers are reserved for fiction."""

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["host", "speaker", "moderator", "audience"]

MAIN_STAGE: Final = "Main Stage"
GREEN_ROOM: Final = "Green Room"
WORKSHOP: Final = "Workshop A · Accessibility"
INTERPRETERS: Final = "Interpreters ES"


@dataclass(frozen=True, slots=True)
class Guest:
    """One person: the name on the screen, the part before the @, the role, and how they come.

    `early` is how many minutes before the story starts they joined; None means that they come later.
    """

    name: str
    handle: str
    room: str
    role: Role = "audience"
    early: float | None = None
    microphone: Literal["open", "muted", "none"] = "none"
    camera: Literal["open", "muted", "none"] = "none"
    company: str = ""

    @property
    def identity(self) -> str:
        """The identity under which they join."""
        return f"{self.handle}@summit.example"


GUESTS: Final = (
    # Main Stage
    Guest("Grace Okafor", "grace.okafor", MAIN_STAGE, "host", 41.2, "open", "open", "Spring Summit"),
    Guest("Tomás Ferreira", "tomas.ferreira", MAIN_STAGE, "moderator", 40.1, "muted", "open", "Spring Summit"),
    Guest("陳美玲", "meiling.chen", MAIN_STAGE, "speaker", 33.7, "open", "open", "Lantern Labs"),
    Guest("Jonas Weber", "jonas.weber", MAIN_STAGE, "speaker", 31.0, "muted", "open", "Nordlicht Audio"),
    Guest("Ngozi Eze-Balogun", "ngozi.eb", MAIN_STAGE, "speaker", 29.4, "muted", "muted", "Open Captions"),
    Guest("Priya Raman", "priya.raman", MAIN_STAGE, early=26.5, microphone="muted", camera="open"),
    Guest("Noah Dubois", "noah.dubois", MAIN_STAGE, early=25.9, microphone="open", camera="muted"),
    Guest("Luca Bianchi", "luca.bianchi", MAIN_STAGE, early=24.0, microphone="muted", camera="muted"),
    Guest("Sofia Andersson", "sofia.andersson", MAIN_STAGE, early=22.8, microphone="muted", camera="open"),
    Guest("Kwame Mensah", "kwame.mensah", MAIN_STAGE, early=21.3, microphone="muted"),
    Guest("田中 陽菜", "hina.tanaka", MAIN_STAGE, early=19.9, microphone="muted", camera="muted"),
    Guest("Elif Demir", "elif.demir", MAIN_STAGE, early=18.2, microphone="muted", camera="open"),
    Guest("مريم الحداد", "maryam.haddad", MAIN_STAGE, early=15.5, microphone="muted"),
    Guest("Олена Коваленко", "olena.kovalenko", MAIN_STAGE, early=12.7, microphone="muted", camera="muted"),
    Guest("Siobhán Ní Dhomhnaill", "siobhan.nid", MAIN_STAGE, early=9.1, microphone="muted"),
    Guest("김서연", "seoyeon.kim", MAIN_STAGE, early=6.0),
    # Green Room
    Guest("Ada Lindqvist", "ada.lindqvist", GREEN_ROOM, "moderator", 52.4, "open", "open", "Spring Summit"),
    Guest("ליאור בן־דוד", "lior.bendavid", GREEN_ROOM, "speaker", 17.6, "muted", "open", "Hevel Robotics"),
    Guest("Anaïs Lefèvre", "anais.lefevre", GREEN_ROOM, "speaker", 14.8, "open", "muted", "Atelier Onze"),
    Guest("Γιώργος Αναγνώστου", "g.anagnostou", GREEN_ROOM, "speaker", 8.3, "muted", "open", "Thalassa"),
    Guest("Wanjirũ Kamau", "wanjiru.kamau", GREEN_ROOM, "speaker", 3.9, "muted", "muted", "Mtandao"),
    # Workshop A
    Guest("Rosa Delgado Quispe", "rosa.delgado", WORKSHOP, "host", 38.6, "open", "open", "Tinkuy"),
    Guest("ธนพล ศรีสุวรรณ", "thanaphon.s", WORKSHOP, "speaker", 36.0, "muted", "open", "Chao Phraya Design"),
    Guest("Miriam O’Sullivan-Featherstonehaugh de la Cruz", "miriam.ofc", WORKSHOP, "moderator", 34.9, "muted", "open"),
    Guest("अनन्या शर्मा", "ananya.sharma", WORKSHOP, early=30.2, microphone="muted", camera="open"),
    Guest("Björn Þórsson", "bjorn.thorsson", WORKSHOP, early=27.7, microphone="muted", camera="muted"),
    Guest("Trần Ngọc Bích Liên", "bichlien.tran", WORKSHOP, early=23.1, microphone="open", camera="muted"),
    Guest("Łukasz Wiśniewski", "lukasz.w", WORKSHOP, early=20.4, microphone="muted"),
    Guest("فاطمه رضایی", "fatemeh.rezaei", WORKSHOP, early=16.9, microphone="muted", camera="open"),
    Guest("Zoë van der Meer", "zoe.vandermeer", WORKSHOP, early=11.5, microphone="muted", camera="muted"),
    Guest("Amílcar Tavares", "amilcar.tavares", WORKSHOP, early=7.7),
    Guest("ნინო ბერიძე", "nino.beridze", WORKSHOP, early=4.2, microphone="muted"),
    # Interpreters
    Guest("Carmen Ibáñez Robledo", "carmen.ibanez", INTERPRETERS, "speaker", 35.3, "open"),
    Guest("Mateo Quintanilla", "mateo.quintanilla", INTERPRETERS, "speaker", 35.1, "muted"),
    Guest("Inês Carvalhal", "ines.carvalhal", INTERPRETERS, "moderator", 28.8, "muted", "muted", "Spring Summit"),
    # These come later, and some of them go again.
    Guest("Thandiwe Nkosi", "thandiwe.nkosi", MAIN_STAGE, microphone="muted", camera="muted"),
    Guest("Aputsiaq Petersen", "aputsiaq.petersen", MAIN_STAGE, microphone="muted"),
    Guest("Doğa Yıldız", "doga.yildiz", WORKSHOP, microphone="muted", camera="open"),
    Guest("María José Etxeberria", "mj.etxeberria", MAIN_STAGE, microphone="muted", camera="open"),
    Guest("Həsən Məmmədov", "hesen.m", WORKSHOP, microphone="muted"),
    Guest("Leilani Kahananui", "leilani.k", MAIN_STAGE, microphone="open", camera="muted"),
    Guest("Åsa Öberg", "asa.oberg", WORKSHOP),
    Guest("李伟", "wei.li", MAIN_STAGE, microphone="muted"),
)
