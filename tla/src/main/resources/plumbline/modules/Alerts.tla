------------------------------- MODULE Alerts -------------------------------
(* Alerts of specs that are run by plumbline monitor. Each is TRUE.          *)
LOCAL INSTANCE PlumblineNative

Alert(alert) == Native(<<alert>>)

PublishAlert(alert) == Native(<<alert>>)
=============================================================================
