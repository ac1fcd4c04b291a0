"""A made-up load, hourly for two years: days have two peaks, weekends are lower and later, cold costs; noise that is remembered. Sales are
the same, plus 8 in one hour out of five, when there is a promotion."""
import datetime
import math
import random

random.seed(1)
noise = cold = 0.0
chance = random.Random(2)
print("time,load,sales,promo")
for hour in range(2 * 365 * 24):
    time = datetime.datetime(2022, 1, 1) + datetime.timedelta(hours=hour)
    weekend = time.weekday() >= 5
    h = time.hour - (2 if weekend else 0)
    day = math.exp(-((h - 8) / 2.5) ** 2) + 1.3 * math.exp(-((h - 19) / 3) ** 2)
    noise = 0.9 * noise + random.gauss(0, 0.6)
    cold = 0.99 * cold + random.gauss(0, 0.25)
    season = math.cos(2 * math.pi * time.timetuple().tm_yday / 365)
    load = 40 + 20 * day * (0.7 if weekend else 1) + 6 * season + 2 * cold + noise
    promo = chance.random() < 0.2
    print(f"{time},{load:.3f},{load + 8 * promo:.3f},{promo:d}")
