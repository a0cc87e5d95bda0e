package org.ergodrop.demo.worker;

/** Colours of a person, each {@code 0xRRGGBB}. */
public record Clothes(int vest, int shirt, int trousers, int shoes, int skin, int hair, int stripes) {

    /** Hi-vis yellow over blue. */
    public static final Clothes WORKER =
            new Clothes(0xE6F000, 0x2456B8, 0x2B3A5C, 0x2E2622, 0xE0AC8A, 0x3B2718, 0xD8DCDC);

    /** Hi-vis orange over grey. */
    public static final Clothes COLLEAGUE =
            new Clothes(0xF07818, 0x6E7480, 0x4A4438, 0x1E1E22, 0xB98260, 0x17120F, 0xD8DCDC);
}
