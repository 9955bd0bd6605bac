"""What the lists are about: made-up people, units and awards with every kind of Vietnamese name."""

from random import Random


def _pool(written: str) -> tuple[str, ...]:
    return tuple(written.split("|"))


_FAMILY = _pool("Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đoàn|Quách|Tô|Mạc|Cống|Tống")
_MIDDLE = _pool(
    "Văn|Thị|Thị Minh|Đức|Hữu|Thị Thanh|Ngọc|Xuân|Quốc|Thị Ánh|Công|Mạnh|Thị Bích|Đình|Kim|Thị Thuỳ|Thị Thùy"
)
_GIVEN = _pool(
    "An|Bình|Cường|Dũng|Đông|Giang|Hà|Hoà|Hòa|Hùng|Hương|Khánh|Khoẻ|Lan|Linh|Loan|Mai|Nga|Nghĩa|Oanh|Phúc|Quý|"
    "Quyên|Sơn|Thuỷ|Thủy|Tuấn|Uyên|Vinh|Xuyến|Yến|Ân|Ái|Ước|Ý|Đạt|Quỳnh|Tuyết|Huệ|Thưởng|Nguyệt"
)
_OTHERS = _pool(
    "H'Hen Niê|Y Bhok Ksơr|K'Brếp|Lò Thị Hoà|Thào A Sùng|Tôn Nữ Thị Ninh|Âu Dương Minh|Y Moan Êñuôl|Giàng A Páo|"
    "Sùng Thị Mỷ|A Lăng Thị Nhớ|Công Tằng Tôn Nữ Mỹ|Bàn Văn Chi|Bá Thị Hồng|Ông Văn Tám|Hà Lê"
)
UNITS = _pool(
    "Văn phòng HĐND và UBND|Phòng Kinh tế|Phòng Văn hoá - Xã hội|Trung tâm Phục vụ hành chính công|"
    "Ban Chỉ huy Quân sự|Trường Tiểu học Hoà Bình|Trường THCS Thủy Sơn|Trạm Y tế|Công an xã|Tổ Toán - Lý|"
    "Mặt trận Tổ quốc|Hội Nông dân|Ủy ban nhân dân xã An Bình|Đảng ủy"
)
JOBS = _pool(
    "Chủ tịch|Phó Chủ tịch|Chánh Văn phòng|Trưởng phòng|Chuyên viên|Công chức Tư pháp - Hộ tịch|Giáo viên|"
    "Hiệu trưởng|Kế toán|Nhân viên y tế|Bí thư chi bộ"
)
HONORIFICS = _pool("Ông|Bà|Đ/c|Đồng chí|Thượng tá|Đại uý|ThS.|BS.|Thiếu tá|PGS.TS")
VILLAGES = _pool("Thôn 1|Thôn Hạ|Ấp Đông|Tổ dân phố 3|Bản Nà Pheo|Buôn Ea Sút")
AWARDS = _pool(
    "Lao động tiên tiến|Chiến sĩ thi đua cơ sở|Giấy khen|Bằng khen của Chủ tịch UBND tỉnh|LĐTT|CSTĐCS|"
    "Bằng khen của Thủ tướng Chính phủ"
)
COLLECTIVE_AWARDS = ["Tập thể lao động tiên tiến", "Tập thể Lao động xuất sắc", "Giấy khen", "Cờ thi đua của UBND tỉnh"]
DEEDS = _pool(
    "Hoàn thành xuất sắc nhiệm vụ, đi đầu trong chuyển đổi số|Đóng góp xây dựng nông thôn mới|"
    "Cứu người bị nạn trong mưa lũ|Dạy giỏi cấp tỉnh"
)
IDEAS = _pool(
    "Số hoá sổ hộ tịch|Giảm thời gian trả kết quả một cửa|Tưới tiết kiệm cho ruộng bậc thang|"
    "Dạy học theo dự án lớp 5|Quản lý kho vật tư bằng mã vạch|Nuôi cá nước ngọt trong lồng"
)


def person_name(random: Random) -> str:
    if random.random() < 0.12:
        return random.choice(_OTHERS)
    return f"{random.choice(_FAMILY)} {random.choice(_MIDDLE)} {random.choice(_GIVEN)}"


def names(random: Random, count: int) -> list[str]:
    """So many different names."""
    found: list[str] = []
    while len(found) < count:
        name = person_name(random)
        if name not in found:
            found.append(name)
    return found


def day(random: Random, first: int, last: int) -> str:
    return f"{random.randint(first, last)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}"


def citizen_number(random: Random) -> str:
    return f"{random.randint(1, 96):03d}{random.randint(0, 3)}{random.randint(0, 99999999):08d}"


def decision_number(random: Random) -> str:
    return f"{random.randint(1, 3999)}/QĐ-UBND"
