"""All pages, and those that only the demo has."""

from django.urls import include, path

from saleor_postventa.config import urls

handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [
    path("demo/mailbox/", include("saleor_postventa.mailing.mailbox")),
    path("demo/", include("saleor_postventa.demo.urls")),
    *urls.urlpatterns,
]
