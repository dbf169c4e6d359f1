from django.urls import include, path

from saleor_postventa.config.urls import urlpatterns as own

urlpatterns = [path("demo/mailbox/", include("saleor_postventa.mailing.mailbox")), *own]
