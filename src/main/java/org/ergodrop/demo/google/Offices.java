package org.ergodrop.demo.google;

import java.io.IOException;
import java.util.List;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;

/** Sends each request to the part that answers it, and lets nobody in without a token. */
final class Offices implements Desk.Office {

    private final Grants grants;
    private final QuotaMeter quota;
    private final OAuthApi oauth;
    private final ConsentScreen consent;
    private final DriveOffices drive;

    Offices(Grants grants, QuotaMeter quota, OAuthApi oauth, ConsentScreen consent, DriveOffices drive) {
        this.grants = grants;
        this.quota = quota;
        this.oauth = oauth;
        this.consent = consent;
        this.drive = drive;
    }

    /** The parts that answer for Drive. */
    record DriveOffices(
            FilesApi files,
            ListApi list,
            UploadApi uploads,
            DownloadApi downloads,
            ChangesApi changes,
            AboutApi about,
            FilePages pages) {}

    @Override
    public Reply answer(Route route, HttpCall call, List<Fault> faults) throws ApiError, IOException {
        return switch (route.method()) {
            case "oauth.authorize" -> call.method().equals("POST") ? consent.answered(call) : consent.authorize(call);
            case "oauth.token" -> oauth.token(call, faults);
            case "oauth.revoke" -> oauth.revoke(call);
            case "oauth.device" -> oauth.device(call);
            // Whoever knows a session's address may write: no token is looked at.
            case "upload.put", "upload.query" -> drive.uploads().continued(call, faults);
            case "page.file" -> drive.pages().file(route.fileId());
            case "page.folder" -> drive.pages().folder(route.fileId());
            default -> ofDrive(route, call, faults);
        };
    }

    private Reply ofDrive(Route route, HttpCall call, List<Fault> faults) throws ApiError, IOException {
        String token = Desk.bearer(call);
        if (token == null) {
            throw ApiError.noCredentials();
        }
        Viewer viewer = grants.viewer(token);
        if (viewer == null) {
            throw ApiError.badCredentials();
        }
        if (!viewer.mayRead()) {
            throw ApiError.narrowScope();
        }
        quota.spend(viewer.email(), route.method());
        Asking asking = new Asking(call, route.method(), route.fileId(), faults, viewer);
        return switch (route.method()) {
            case "about.get" -> drive.about().about(asking);
            case "drives.list" -> drive.about().drives(asking);
            case "drives.get" -> drive.about().drive(asking);
            case "files.list" -> drive.list().list(asking);
            case "files.get" -> drive.files().get(asking);
            case "files.create" -> drive.files().create(asking);
            case "files.update" -> drive.files().update(asking);
            case "files.copy" -> drive.files().copy(asking);
            case "files.delete" -> drive.files().delete(asking);
            case "files.generateIds" -> drive.files().generateIds(asking);
            case "media.download" -> drive.downloads().download(asking);
            case "upload.simple" -> drive.uploads().simple(asking);
            case "upload.multipart" -> drive.uploads().multipart(asking);
            case "upload.start" -> drive.uploads().start(asking, "http://" + call.header("Host") + "/");
            case "changes.list" -> drive.changes().list(asking);
            case "changes.getStartPageToken" -> drive.changes().startPageToken(asking);
            default -> throw ApiError.of(404, "notFound", "Not Found");
        };
    }
}
