package org.ergodrop.demo.worker;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything in front of the camera at one moment.
 *
 * @param blobs surface pieces of all people, sorted by group
 * @param clothes what each person wears, by number
 */
record Stage(List<Blob> blobs, List<Clothes> clothes) {

    static Stage of(List<PosedFigure> people, List<Clothes> clothes) {
        List<Blob> blobs = new ArrayList<>();
        for (int person = 0; person < people.size(); person++) {
            blobs.addAll(FigureShape.of(people.get(person), person));
        }
        return new Stage(List.copyOf(blobs), List.copyOf(clothes));
    }
}
