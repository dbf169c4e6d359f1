"""Pages at /s/<shop>/."""

from django.urls import path

from .pages import asking, files, following, public

app_name = "returns"
urlpatterns = [
    path("orders/<str:number>/return/", asking.ask, name="ask"),
    path("returns/<str:number>/", following.status, name="status"),
    path("returns/<str:number>/slip.pdf", files.slip, name="slip"),
    path("returns/<str:number>/files/<int:file_id>/", files.download, name="file"),
    path("policy/", public.policy, name="policy"),
    path("can-i-return/", public.answer, name="answer"),
]
