package org.ergodrop.demo.runpod;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machines there are to rent. Prices are examples, not RunPod's price list. At the start there are {@value #PLENTY} GPUs
 * of each type in each data centre and cloud.
 */
public final class Market {

    static final int PLENTY = 10;

    /**
     * A GPU type.
     *
     * @param memoryGb its own memory
     * @param securePrice [USD/h]
     * @param communityPrice [USD/h]
     */
    public record Gpu(String id, String name, String pool, int memoryGb, double securePrice, double communityPrice) {

        double price(String cloud) {
            return cloud.equals("SECURE") ? securePrice : communityPrice;
        }
    }

    record DataCentre(String id, String name, String region, String country) {}

    /** How much of a thing there is, as the catalogue words it. */
    public enum Availability {
        NONE,
        LOW,
        MEDIUM,
        HIGH;

        static Availability of(int free) {
            if (free <= 0) {
                return NONE;
            }
            return free < 3 ? LOW : free < PLENTY ? MEDIUM : HIGH;
        }
    }

    private record Place(String gpu, String dataCentre, String cloud) {}

    private final List<Gpu> gpus = List.of(
            new Gpu("NVIDIA GeForce RTX 4090", "RTX 4090", "ADA_24", 24, 0.44, 0.31),
            new Gpu("NVIDIA RTX A5000", "RTX A5000", "AMPERE_24", 24, 0.27, 0.16),
            new Gpu("NVIDIA L4", "L4", "ADA_24", 24, 0.39, 0.32),
            new Gpu("NVIDIA H100 PCIe", "H100 PCIe", "ADA_80_PRO", 80, 2.39, 1.99));
    private final List<DataCentre> dataCentres = List.of(
            new DataCentre("EU-RO-1", "EU Romania 1", "EUROPE", "RO"),
            new DataCentre("EU-CZ-1", "EU Czechia 1", "EUROPE", "CZ"),
            new DataCentre("US-KS-2", "US Kansas 2", "NORTH_AMERICA", "US"));
    private final Map<Place, Integer> free = new LinkedHashMap<>();
    private final Map<Place, Availability> said = new LinkedHashMap<>();

    Market() {
        setEverywhere(PLENTY);
    }

    List<Gpu> gpus() {
        return gpus;
    }

    List<DataCentre> dataCentres() {
        return dataCentres;
    }

    @Nullable
    Gpu gpu(String id) {
        return gpus.stream().filter(gpu -> gpu.id().equals(id)).findFirst().orElse(null);
    }

    boolean knows(String dataCentre) {
        return dataCentres.stream().anyMatch(place -> place.id().equals(dataCentre));
    }

    /** From now on so many GPUs of a type are free there. */
    public synchronized void set(String gpuId, String dataCentreId, String cloud, int count) {
        free.put(new Place(gpuId, dataCentreId, cloud), count);
    }

    /** From now on so many GPUs of a type are free in each data centre, in both clouds. */
    public synchronized void set(String gpuId, int count) {
        for (DataCentre place : dataCentres) {
            set(gpuId, place.id(), "SECURE", count);
            set(gpuId, place.id(), "COMMUNITY", count);
        }
    }

    /** 0: there is nothing to be had at all. */
    public synchronized void setEverywhere(int count) {
        gpus.forEach(gpu -> set(gpu.id(), count));
    }

    /** From now on the catalogue says this, whatever is true. */
    public synchronized void claim(String gpuId, String dataCentreId, String cloud, Availability level) {
        said.put(new Place(gpuId, dataCentreId, cloud), level);
    }

    public synchronized int free(String gpuId, String dataCentreId, String cloud) {
        return free.getOrDefault(new Place(gpuId, dataCentreId, cloud), 0);
    }

    /** The data centre where it was found; null when there is none. */
    synchronized @Nullable String take(String gpuId, int count, String cloud, List<String> wanted) {
        List<String> places =
                wanted.isEmpty() ? dataCentres.stream().map(DataCentre::id).toList() : wanted;
        for (String place : places) {
            int left = free(gpuId, place, cloud) - count;
            if (left >= 0) {
                set(gpuId, place, cloud, left);
                return place;
            }
        }
        return null;
    }

    synchronized void giveBack(String gpuId, String dataCentreId, String cloud, int count) {
        set(gpuId, dataCentreId, cloud, free(gpuId, dataCentreId, cloud) + count);
    }

    synchronized Availability availability(String gpuId, String dataCentreId, String cloud, int count) {
        Availability claimed = said.get(new Place(gpuId, dataCentreId, cloud));
        return claimed != null ? claimed : Availability.of(free(gpuId, dataCentreId, cloud) / count);
    }
}
