from django.urls import path

from . import gallery, pages

app_name = "demo"
urlpatterns = [
    path("", pages.index, name="index"),
    path("clock", pages.clock),
    path("progress", pages.progress),
    path("points", pages.give_points),
    path("opinions", pages.opinions),
    path("ask", pages.ask),
    path("flows", pages.flows),
    path("follow", pages.follow),
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/<str:kind>/", gallery.mail, name="gallery-mail"),
]
