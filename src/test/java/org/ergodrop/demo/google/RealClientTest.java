package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.InputStreamContent;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.Drive;
import com.google.api.services.drive.model.Change;
import com.google.api.services.drive.model.ChangeList;
import com.google.api.services.drive.model.File;
import com.google.api.services.drive.model.FileList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Google's own Java client against the stand-in: what it sends must be understood, what it reads must be there. */
class RealClientTest {

    private GoogleStandIn google;
    private Drive drive;

    @BeforeEach
    void start() throws Exception {
        google = GoogleStandIn.start(StandInOptions.forTests());
        String token = google.oauth().accessToken(google.drive().firstAccount(), "client");
        HttpRequestInitializer authorized = request -> request.getHeaders().setAuthorization("Bearer " + token);
        drive = new Drive.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), authorized)
                .setRootUrl(google.baseUrl())
                .setApplicationName("test")
                .build();
    }

    @AfterEach
    void stop() {
        google.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private File folder(String name) throws Exception {
        return drive.files()
                .create(new File().setName(name).setMimeType("application/vnd.google-apps.folder"))
                .execute();
    }

    @Test
    void aVideoGoesThroughTheWholeWayOfAHotFolder() throws Exception {
        String upload = folder("01-upload").getId();
        String archive = folder("04-archive").getId();
        byte[] content = bytes(3_000_000);
        File video = drive.files()
                .create(
                        new File().setName("lift.mp4").setParents(List.of(upload)),
                        new ByteArrayContent("video/mp4", content))
                .setFields("id,size,md5Checksum,headRevisionId,version")
                .execute();
        assertThat(video.getSize()).isEqualTo(3_000_000);

        FileList seen = drive.files()
                .list()
                .setQ("'" + upload + "' in parents and trashed = false")
                .setFields("nextPageToken,files(id,name,md5Checksum,size)")
                .execute();
        assertThat(seen.getFiles()).singleElement().satisfies(file -> {
            assertThat(file.getName()).isEqualTo("lift.mp4");
            assertThat(file.getMd5Checksum()).isEqualTo(video.getMd5Checksum());
        });

        ByteArrayOutputStream downloaded = new ByteArrayOutputStream();
        drive.files().get(video.getId()).executeMediaAndDownloadTo(downloaded);
        assertThat(downloaded.toByteArray()).isEqualTo(content);
        try (var stream = drive.files().get(video.getId()).executeMediaAsInputStream()) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
        }

        File moved = drive.files()
                .update(video.getId(), new File().setAppProperties(Map.of("job", "j-1")))
                .setAddParents(archive)
                .setRemoveParents(upload)
                .setFields("id,parents,version,appProperties")
                .execute();
        assertThat(moved.getParents()).containsExactly(archive);
        assertThat(moved.getVersion()).isGreaterThan(video.getVersion());
        assertThat(moved.getAppProperties()).containsEntry("job", "j-1");
    }

    @Test
    void anUploadOfUnknownLengthArrivesInChunks() throws Exception {
        byte[] content = bytes(1_200_000);
        String id = drive.files().generateIds().setCount(1).execute().getIds().get(0);
        var create = drive.files()
                .create(
                        new File().setId(id).setName("report.xlsx"),
                        new InputStreamContent("application/octet-stream", new ByteArrayInputStream(content)));
        create.getMediaHttpUploader().setChunkSize(512 * 1024);
        assertThat(create.execute().getId()).isEqualTo(id);
        assertThat(google.drive().read(id)).isEqualTo(content);
        assertThat(google.journal().count("upload.put")).isEqualTo(3);
    }

    @Test
    void aSmallUploadMayGoInOneMultipartRequest() throws Exception {
        var create = drive.files().create(new File().setName("a.csv"), new ByteArrayContent("text/csv", bytes(1000)));
        create.getMediaHttpUploader().setDirectUploadEnabled(true);
        File file = create.setFields("id,mimeType,size").execute();
        assertThat(file.getMimeType()).isEqualTo("text/csv");
        assertThat(google.drive().read(file.getId())).isEqualTo(bytes(1000));
        assertThat(google.journal().count("upload.multipart")).isEqualTo(1);
    }

    @Test
    void aShort308IsHonouredByTheClient() throws Exception {
        google.faults().on("upload.put").first(2).storeLess(256 * 1024);
        byte[] content = bytes(2_000_000);
        var create = drive.files().create(new File().setName("a.bin"), new ByteArrayContent("a/b", content));
        create.getMediaHttpUploader().setChunkSize(1024 * 1024);
        File file = create.execute();
        assertThat(google.drive().read(file.getId())).isEqualTo(content);
    }

    @Test
    void theChangesFeedTellsWhatHappened() throws Exception {
        String token = drive.changes().getStartPageToken().execute().getStartPageToken();
        String kept = folder("kept").getId();
        String gone = folder("gone").getId();
        drive.files().delete(gone).execute();
        ChangeList changes = drive.changes().list(token).execute();
        assertThat(changes.getChanges())
                .extracting(Change::getFileId, Change::getRemoved)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(kept, false),
                        org.assertj.core.groups.Tuple.tuple(gone, true));
        assertThat(drive.changes()
                        .list(changes.getNewStartPageToken())
                        .execute()
                        .getChanges())
                .isEmpty();
    }

    @Test
    void aboutTellsWhoseDriveItIsAndHowFullItIs() throws Exception {
        google.drive().createFile("a.bin", google.drive().root(), bytes(100));
        var about = drive.about().get().setFields("user,storageQuota").execute();
        assertThat(about.getUser().getEmailAddress()).isEqualTo("ergonomist@example.org");
        assertThat(about.getStorageQuota().getUsage()).isEqualTo(100);
    }
}
