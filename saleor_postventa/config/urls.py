from django.conf import settings
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from saleor_postventa.flows.cards.links import task_card
from saleor_postventa.insights.handing_out import person_archive
from saleor_postventa.loyalty.carrying import members_file, members_import
from saleor_postventa.orders import pages as orders
from saleor_postventa.portal import pages as portal
from saleor_postventa.returns.downloads import return_file
from saleor_postventa.returns.scanning import scan
from saleor_postventa.returns.team_papers import return_label, return_photo, return_slip, wished_photo
from saleor_postventa.saleor import pages as saleor
from saleor_postventa.saleor.panel import panel

from . import health
from .metrics import metrics

handler404 = "saleor_postventa.portal.errors.not_found"
handler500 = "saleor_postventa.portal.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", portal.about, name="about"),
    path("favicon.ico", RedirectView.as_view(url=static("saleor/logo.svg"))),
    path("privacy", portal.privacy, name="privacy"),
    path("support", portal.support, name="support"),
    path("api/manifest", saleor.manifest, name="manifest"),
    path("api/register", saleor.registration, name="register"),
    path("api/mail/events/", include("saleor_postventa.mailing.hook_urls")),
    path("api/parcels/delivered", orders.delivered, name="parcel-delivered"),
    path("dashboard/", panel),
    path("dashboard/<path:path>", panel),
    path("graphql/", include("saleor_postventa.api.urls")),
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("metrics", metrics),
    path("s/<slug:shop>/mail/", include("saleor_postventa.mailing.urls")),
    path("s/<slug:shop>/", include("saleor_postventa.returns.urls")),
    path("s/<slug:shop>/", include("saleor_postventa.loyalty.urls")),
    path("s/<slug:shop>/", include("saleor_postventa.surveys.urls")),
    path("s/<slug:shop>/", include("saleor_postventa.care.urls")),
    path("s/<slug:shop>/return-files/<str:token>", return_file, name="return-file"),
    path("s/<slug:shop>/return-slips/<str:token>", return_slip, name="return-slip"),
    path("s/<slug:shop>/return-photos/<str:token>", return_photo, name="return-photo"),
    path("s/<slug:shop>/photos/<str:token>", wished_photo, name="wished-photo"),
    path("s/<slug:shop>/return-labels/<str:token>", return_label, name="return-label"),
    path("s/<slug:shop>/points-files/<str:token>", members_file, name="members-file"),
    path("s/<slug:shop>/points-imports/<str:token>", members_import, name="members-import"),
    path("s/<slug:shop>/task-cards/<str:token>", task_card, name="task-card"),
    path("s/<slug:shop>/persons/<str:token>", person_archive, name="person-archive"),
    path("s/<slug:shop>/", include("saleor_postventa.portal.urls")),
    path("r/<slug:shop>/<str:number>", scan, name="scan"),
    path("i18n/", include("django.conf.urls.i18n")),
]

if settings.IS_DEMO:
    urlpatterns.append(path("demo/mailbox/", include("saleor_postventa.mailing.mailbox")))
    urlpatterns.append(path("demo/", include("saleor_postventa.demo.urls")))
