"""Mail services that are known: what SPF includes of them, which keys they sign with, whose return address they use."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class MailService:
    """`hosts` end the names of its mail servers; `codes` are Anymail's. Without `selectors` each customer has others.

    One with a `return_address` of its own takes SPF upon itself: then DKIM alone can agree with the shop's domain.
    """

    name: str
    hosts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    include: str = ""
    selectors: tuple[str, ...] = ()
    return_address: bool = True


KNOWN = (
    MailService(
        name="Google Workspace",
        hosts=("smtp.gmail.com", "smtp-relay.gmail.com"),
        include="_spf.google.com",
        selectors=("google",),
        return_address=False,
    ),
    MailService(
        name="Microsoft 365",
        hosts=("smtp.office365.com", "mail.protection.outlook.com"),
        include="spf.protection.outlook.com",
        selectors=("selector1", "selector2"),
        return_address=False,
    ),
    MailService(
        name="IONOS",
        hosts=("smtp.ionos.es", "smtp.ionos.com", "smtp.ionos.de"),
        include="_spf-eu.ionos.com",
        selectors=("s1-ionos", "s2-ionos"),
        return_address=False,
    ),
    MailService(name="Zoho", hosts=("smtp.zoho.eu", "smtp.zoho.com"), include="zohomail.eu", return_address=False),
    MailService(name="OVH", hosts=("mail.ovh.net", "smtp.mail.ovh.net"), include="mx.ovh.com", return_address=False),
    MailService(name="Amazon SES", hosts=("amazonaws.com",), codes=("amazon_ses",)),
    MailService(name="SendGrid", hosts=("smtp.sendgrid.net",), codes=("sendgrid",), selectors=("s1", "s2")),
    MailService(
        name="Mailgun",
        hosts=("smtp.mailgun.org", "smtp.eu.mailgun.org"),
        codes=("mailgun",),
        selectors=("smtp", "mailo", "k1", "pic", "mg"),
    ),
    MailService(name="Postmark", hosts=("smtp.postmarkapp.com",), codes=("postmark",)),
    MailService(
        name="Brevo",
        hosts=("smtp-relay.brevo.com", "smtp-relay.sendinblue.com"),
        codes=("brevo", "sendinblue"),
        selectors=("brevo1", "brevo2", "mail"),
    ),
    MailService(name="Mailjet", hosts=("in-v3.mailjet.com",), codes=("mailjet",), selectors=("mailjet",)),
    MailService(
        name="Mandrill", hosts=("smtp.mandrillapp.com",), codes=("mandrill",), selectors=("mte1", "mte2", "mandrill")
    ),
    MailService(name="SparkPost", hosts=("smtp.sparkpostmail.com",), codes=("sparkpost",)),
    MailService(name="Resend", hosts=("smtp.resend.com",), codes=("resend",), selectors=("resend",)),
    MailService(
        name="MailerSend", hosts=("smtp.mailersend.net",), codes=("mailersend",), selectors=("mlsend", "mlsend2")
    ),
)


def service_at(mail_url: str) -> MailService | None:
    """Who POSTVENTA_MAIL_URL leads to; None where we do not know them."""
    parts = urlsplit(mail_url)
    if parts.scheme == "anymail":
        return next((each for each in KNOWN if parts.path in each.codes), None)
    host = (parts.hostname or "").lower()
    return next((each for each in KNOWN if any(host == end or host.endswith(f".{end}") for end in each.hosts)), None)


def server_at(mail_url: str) -> str:
    """The mail server's name; empty where mail does not go by SMTP."""
    parts = urlsplit(mail_url)
    return (parts.hostname or "").lower() if parts.scheme in ("smtp", "smtps") else ""
