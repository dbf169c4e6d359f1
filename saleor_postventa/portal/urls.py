"""Pages at /s/<shop>/."""

from django.urls import path

from . import account, entry

app_name = "portal"
urlpatterns = [
    path("", entry.find_order, name="find"),
    path("open/<str:token>/", entry.open_order, name="open"),
    path("sign-in/", entry.hand_over, name="hand_over"),
    path("leave/", entry.leave, name="leave"),
    path("orders/", account.orders, name="orders"),
    path("orders/<str:number>/", account.order, name="order"),
]
