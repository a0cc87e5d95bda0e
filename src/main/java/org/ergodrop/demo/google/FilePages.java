package org.ergodrop.demo.google;

import org.ergodrop.demo.http.Reply;

/** What a person sees who follows a link from a mail, when links lead to the stand-in. */
final class FilePages {

    private final DriveStore store;

    FilePages(DriveStore store) {
        this.store = store;
    }

    Reply file(String id) throws ApiError {
        synchronized (store) {
            StoredFile file = store.find(id);
            Content content = file == null ? null : file.content;
            if (file == null || content == null) {
                throw ApiError.notFound(id);
            }
            return Reply.file(200, store.contents().pathOf(content.revision()), 0, content.bytes())
                    .with("Content-Type", file.mimeType)
                    .with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(file.name));
        }
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    Reply folder(String id) throws ApiError {
        synchronized (store) {
            StoredFile folder = store.find(id);
            if (folder == null || !folder.isFolder()) {
                throw ApiError.notFound(id);
            }
            StringBuilder list = new StringBuilder("<h1>" + ConsentPage.escaped(folder.name) + "</h1><ul>");
            for (StoredFile child : store.children(id)) {
                if (!child.trashed) {
                    String link = child.isFolder() ? "/drive/folders/" + child.id : "/file/d/" + child.id + "/view";
                    list.append("<li><a href=\"" + link + "\">" + ConsentPage.escaped(child.name) + "</a></li>");
                }
            }
            return Reply.html(200, ConsentPage.page(list.append("</ul>").toString()));
        }
    }
}
