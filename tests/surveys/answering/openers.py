"""Who opens the links of a mail without anybody having clicked, as requests.

Written from what vendors, and those who measured them, say in public: Microsoft's pages on Safe Links and on its
crawlers, Google's on its image proxy, Apple's on Mail Privacy Protection, Barracuda's and Mimecast's on link
protection, Proofpoint's on URL Defense, Cisco's and Trend Micro's on their scanners; Slack's, WhatsApp's, Telegram's,
Facebook's, LinkedIn's, Discord's and Skype's on link previews; the `Sec-Purpose` header of the Fetch standard with
Chrome's older `Purpose` and Firefox's `X-Moz`. None was recorded from traffic, and new ones come: what is proved with
it is that no request of these kinds, whoever it says it is, leaves a vote.
"""

from dataclasses import dataclass, field

_CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
)
_FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"
_OLD_FIREFOX = "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0"
_EDGE = f"{_CHROME} Edg/126.0.0.0"
_IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)


@dataclass(frozen=True)
class Opener:
    """`methods` are sent one after the other, as a scanner does that first looks whether there is a page."""

    name: str
    agent: str
    methods: tuple[str, ...] = ("get",)
    headers: dict[str, str] = field(default_factory=dict)


OPENERS = (
    # Scanners of mail gateways: HEAD before GET, browsers' names or none, some as a whole browser that runs scripts.
    Opener("Outlook Safe Links, as a browser", _EDGE, ("head", "get")),
    Opener("Outlook Safe Links, at the time of the click", "", ("head",)),
    Opener("Microsoft's crawler", "Mozilla/5.0 (compatible; BingPreview/1.0b)", ("get",)),
    Opener("Office's link existence probe", "Microsoft Office Existence Discovery", ("options", "head")),
    Opener("Office opening a link", "Microsoft Office/16.0 (Microsoft Outlook 16.0; Pro)", ("options", "head", "get")),
    Opener("Outlook's preview", "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1) SkypeUriPreview Preview/0.5"),
    Opener("Barracuda link protection", "Mozilla/5.0 (compatible; BarracudaCentral)", ("head", "get")),
    Opener("Barracuda Sentinel (EE)", "Barracuda Sentinel (EE)", ("get",)),
    Opener("Mimecast URL protect", _CHROME, ("get",), {"Via": "1.1 mimecast"}),
    Opener("Proofpoint URL Defense", _CHROME, ("head", "get"), {"Accept": "*/*"}),
    Opener("Cisco IronPort", "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.0)", ("head", "get")),
    Opener("Trend Micro", "Mozilla/5.0 (compatible; TrendMicro WRS)", ("head", "get")),
    Opener("Fortinet's FortiGuard", "Mozilla/5.0 (compatible; FortiGuard)", ("get",)),
    Opener("a sandbox that says nothing of itself", "", ("get",), {"Accept": ""}),
    Opener("a scanner in Python", "python-requests/2.32.3", ("head", "get")),
    Opener("a scanner in Go", "Go-http-client/2.0", ("get",)),
    Opener("curl", "curl/8.7.1", ("head", "get")),
    Opener("wget", "Wget/1.21.4", ("get",)),
    # Who fetches pictures of mails, and sometimes what is linked.
    Opener("Gmail's image proxy", f"{_OLD_FIREFOX} (via ggpht.com GoogleImageProxy)"),
    Opener("Yahoo's image proxy", "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html"),
    Opener("Apple Mail Privacy Protection", "Mozilla/5.0", ("get",), {"Accept": "image/*"}),
    Opener("Google's reader of safe browsing", "Mozilla/5.0 (compatible; Google-Safety; +http://www.google.com/bot.html)"),
    # Previews of links that somebody passed on.
    Opener("Slack", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", ("get",), {"Range": "bytes=0-32768"}),
    Opener("Slack's pictures", "Slack-ImgProxy (+https://api.slack.com/robots)"),
    Opener("WhatsApp", "WhatsApp/2.24.11.85 A"),
    Opener("Telegram", "TelegramBot (like TwitterBot)"),
    Opener("Facebook", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"),
    Opener("X", "Twitterbot/1.0"),
    Opener("LinkedIn", "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)"),
    Opener("Discord", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"),
    Opener("Skype and Teams", "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5", ("head", "get")),
    Opener("Apple Messages", f"{_IPHONE} facebookexternalhit/1.1 Facebot Twitterbot/1.0"),
    Opener("Google", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
    # Browsers that look ahead.
    Opener("Chrome, fetching ahead", _CHROME, ("get",), {"Sec-Purpose": "prefetch", "Purpose": "prefetch"}),
    Opener("Chrome, through its proxy", _CHROME, ("get",), {"Sec-Purpose": "prefetch;anonymous-client-ip"}),
    Opener("Chrome, rendering ahead", _CHROME, ("get",), {"Sec-Purpose": "prefetch;prerender"}),
    Opener("Firefox, fetching ahead", _FIREFOX, ("get",), {"X-Moz": "prefetch"}),
    Opener("Safari's top sites", _IPHONE, ("get",), {"X-Purpose": "preview"}),
)  # fmt: skip
