package org.ergodrop.demo.google;

import java.util.List;
import java.util.Optional;
import org.ergodrop.demo.http.HttpCall;

/** One request to Drive, of somebody who may ask. */
record Asking(HttpCall http, String method, String fileId, List<Fault> faults, Viewer viewer) {

    <F extends Fault> Optional<F> fault(Class<F> kind) {
        return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** A whole number from the query, kept within its bounds. */
    int number(String parameter, int otherwise, int lowest, int highest) throws ApiError {
        String text = http.parameter(parameter);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value < lowest) {
                throw ApiError.at(
                        400,
                        "invalidParameter",
                        "Invalid value '" + value + "'. Values must be within the range: [" + lowest + ", " + highest
                                + "]",
                        parameter);
            }
            return Math.min(value, highest);
        } catch (NumberFormatException e) {
            throw ApiError.at(
                    400, "invalidParameter", "Invalid value for: " + text + " is not a valid integer", parameter);
        }
    }
}
