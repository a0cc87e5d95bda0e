package org.ergodrop.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Where somebody wanted to go, in a cookie: visitors who are not logged in fill no memory with sessions. Another service on this
 * machine can write that cookie, so it leads to pages of ours or nowhere.
 */
final class WantedPage extends CookieRequestCache {

    WantedPage() {
        setRequestMatcher(AskForLogin::isPage);
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        try {
            SavedRequest wanted = super.getRequest(request, response);
            return wanted != null && wanted.getRedirectUrl().startsWith(home(request)) ? wanted : null;
        } catch (IllegalArgumentException madeUp) { // no address at all
            return null;
        }
    }

    private static String home(HttpServletRequest request) {
        StringBuffer here = request.getRequestURL();
        return here.substring(0, here.length() - request.getRequestURI().length()) + "/";
    }
}
